"""The registers and reports of officials, as workbooks (XLSX) and as FHIR."""
