package id.payung.fieldwork.declared;

import java.util.UUID;

/** What the row of every declared kind has. */
public interface StoredRecord {

  UUID id();

  int version();

  UUID village();

  Authorship origin();

  LastEdit edit();
}
