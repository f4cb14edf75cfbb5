"""FHIR R4 as NDJSON: one Patient, Observation or Immunization on each line.

LOINC and UCUM codes are those of the domain reference 6.5; the z-scores have no LOINC code that is
confirmed, so they carry codes of our own beside their plain words. Vaccines are coded in CVX.
"""

import json
from collections.abc import Iterator
from typing import Any

from documents.registers.wording import centimetres, kilograms
from domain.doses import ToldBy
from domain.extracts import Extract, ListedChild, ListedDose, ListedWeighing
from domain.people import Sex

LOINC, UCUM = "http://loinc.org", "http://unitsofmeasure.org"
CVX = "http://hl7.org/fhir/sid/cvx"
NIK = "https://fhir.kemkes.go.id/id/nik"
OWN = "urn:sapa-posyandu"
CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
GENDERS = {Sex.MALE: "male", Sex.FEMALE: "female"}
WEIGHT = ("29463-7", "Body weight", "kg")
LYING = ("8306-3", "Body length, lying", "cm")
STANDING = ("8302-2", "Body height, standing", "cm")
HEAD = ("9843-4", "Head circumference", "cm")
ARM = ("56072-2", "Mid upper arm circumference", "cm")
Z_SCORES = {
    "weight_for_age": "BB/U z-score (WHO 2006)",
    "length_for_age": "PB/U atau TB/U z-score (WHO 2006)",
    "weight_for_length": "BB/PB atau BB/TB z-score (WHO 2006)",
    "bmi_for_age": "IMT/U z-score (WHO 2006)",
    "head_for_age": "LK/U z-score (WHO 2006)",
    "arm_for_age": "LiLA/U z-score (WHO 2006)",
}
VACCINES = {
    "HB0": "08", "BCG": "19", "OPV": "178", "IPV": "10", "DPT": "198", "PCV": "133",
    "RV": "122", "MR": "04", "MMR": "03", "JE": "129", "VARISELA": "21", "YF": "184",
}  # fmt: skip
HEXAVALENT = ("heksavalen", "146")
ORIGIN = "http://terminology.hl7.org/CodeSystem/immunization-origin"
SECOND_HAND: dict[str, tuple[str, str]] = {
    ToldBy.PARENT: ("recall", "Parent/Guardian/Patient Recall"),
    ToldBy.KIA_BOOK: ("record", "Written Record"),
}
"""Doses that nobody of the programme saw given: as a family tells, or copied from its book."""
Resource = dict[str, Any]


def ndjson(extract: Extract) -> bytes:
    """Write every child with what was measured and given in the span, one resource a line."""
    lines = (
        json.dumps(resource, ensure_ascii=False, separators=(",", ":"))
        for resource in resources(extract)
    )
    return "".join(f"{line}\n" for line in lines).encode()


def resources(extract: Extract) -> Iterator[Resource]:
    """Give the resources: children before what refers to them."""
    for child in extract.children:
        yield _patient(child)
    for weighing in extract.weighings:
        yield from _observations(weighing)
    for dose in extract.doses:
        if extract.first <= dose.on:
            yield _immunization(dose)


def _patient(child: ListedChild) -> Resource:
    identifiers = [{"system": f"{OWN}:child", "value": str(child.id)}]
    if child.nik:
        identifiers.insert(0, {"use": "official", "system": NIK, "value": child.nik})
    mother: Resource = {
        "relationship": [
            {
                "coding": [
                    {
                        "system": "http://terminology.hl7.org/CodeSystem/v3-RoleCode",
                        "code": "MTH",
                        "display": "mother",
                    }
                ]
            }
        ],
        "name": {"text": child.mother_name},
    }
    if child.phone:
        mother["telecom"] = [{"system": "phone", "value": child.phone, "use": "mobile"}]
    return {
        "resourceType": "Patient",
        "id": _patient_id(child.id),
        "identifier": identifiers,
        "active": child.left_on is None,
        "name": [{"use": "official", "text": child.name or f"bayi Ny. {child.mother_name}"}],
        "gender": GENDERS[child.sex],
        "birthDate": child.born_on.isoformat(),
        "contact": [mother],
    }


def _observations(weighing: ListedWeighing) -> Iterator[Resource]:
    is_lying = (weighing.position or weighing.computed.get("position")) == "lying"
    measures = (
        ("weight", WEIGHT, kilograms(weighing.weight_g)),
        ("length", LYING if is_lying else STANDING, centimetres(weighing.length_mm)),
        ("head", HEAD, centimetres(weighing.head_mm)),
        ("arm", ARM, centimetres(weighing.arm_mm)),
    )
    for name, (code, display, unit), value in measures:
        if value is not None:
            coding = {"system": LOINC, "code": code}
            coded = {"coding": [coding], "text": display}
            yield _observation(weighing, name, coded, value, unit)
    for index, words in Z_SCORES.items():
        z = weighing.z(index)
        if z is not None and index not in weighing.computed.get("flags", ()):
            coding = {"system": f"{OWN}:growth", "code": f"{index}_z"}
            yield _observation(weighing, index, {"coding": [coding], "text": words}, z, "{SD}")


def _observation(
    weighing: ListedWeighing, name: str, code: Resource, value: float, unit: str
) -> Resource:
    return {
        "resourceType": "Observation",
        "id": f"weighing-{weighing.id}-{name.replace('_', '-')}",
        "status": "final",
        "category": [{"coding": [{"system": CATEGORY, "code": "vital-signs"}]}],
        "code": code,
        "subject": {"reference": f"Patient/{_patient_id(weighing.child_id)}"},
        "effectiveDateTime": weighing.on.isoformat(),
        "valueQuantity": {"value": value, "unit": unit.strip("{}"), "system": UCUM, "code": unit},
    }


def _immunization(dose: ListedDose) -> Resource:
    is_hexavalent = HEXAVALENT[0] in dose.product.lower()
    cvx = HEXAVALENT[1] if is_hexavalent else VACCINES.get(dose.antigen)
    coding = [{"system": f"{OWN}:antigen", "code": dose.antigen}]
    if cvx is not None:
        coding.insert(0, {"system": CVX, "code": cvx})
    found: Resource = {
        "resourceType": "Immunization",
        "id": f"dose-{dose.id}",
        "status": "completed",
        "vaccineCode": {"coding": coding, "text": dose.product or dose.antigen},
        "patient": {"reference": f"Patient/{_patient_id(dose.child_id)}"},
        "occurrenceDateTime": dose.on.isoformat(),
        "primarySource": dose.told_by not in SECOND_HAND,
    }
    if dose.told_by in SECOND_HAND:
        origin, display = SECOND_HAND[dose.told_by]
        coded = {"system": ORIGIN, "code": origin, "display": display}
        found["reportOrigin"] = {"coding": [coded]}
    if dose.batch:
        found["lotNumber"] = dose.batch
    if dose.place:
        found["location"] = {"display": dose.place}
    return found


def _patient_id(child: int) -> str:
    return f"child-{child}"
