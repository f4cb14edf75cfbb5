"""What follows a finding: visits to homes, and children with diarrhoea."""
