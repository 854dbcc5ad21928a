package id.payung.platform.ui;

/** One step of the way back. {@code url} is complete ({@code ui.url("/agreements")}). */
public record Breadcrumb(String label, String url) {}
