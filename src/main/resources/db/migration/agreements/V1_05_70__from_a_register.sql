-- What came in from a register that was kept in Excel: what the file was called, and the row in it.
ALTER TABLE agreements.agreement
  ADD COLUMN register_file text CHECK (length(register_file) <= 200),
  ADD COLUMN register_row int,
  ADD CHECK ((register_file IS NULL) = (register_row IS NULL));
