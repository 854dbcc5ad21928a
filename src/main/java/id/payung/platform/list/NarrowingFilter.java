package id.payung.platform.list;

/** A filter that decides itself whether it narrows; otherwise one does as soon as any value stands in it. */
public interface NarrowingFilter {
  boolean isNarrowed();
}
