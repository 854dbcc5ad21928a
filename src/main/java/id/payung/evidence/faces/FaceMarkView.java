package id.payung.evidence.faces;

/** A box on the page: its value in the form, and where it stands in points of the picture. */
public record FaceMarkView(String value, long x, long y, long width, long height) {}
