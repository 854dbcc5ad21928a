package id.payung.fieldwork.declared;

/**
 * Where a record stands, with its name in both languages.
 *
 * @param open whether its author may still change it
 */
public record PhoneRecordState(String code, String id, String en, boolean open) {}
