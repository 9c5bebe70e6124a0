-- An identity number is looked up wherever its operator lies, as a credit code is: thousands at once while a file comes in.
create index operator_identity on operators.operator (identity_number) where identity_number <> '';
