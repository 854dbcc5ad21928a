package id.payung.regions;

/** A regency that was found, and whether this installation serves it already. */
public record RegencySearchListItem(String code, String name, String province, boolean served) {}
