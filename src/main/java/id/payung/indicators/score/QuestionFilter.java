package id.payung.indicators.score;

/** How the list of questions is narrowed; empty words do not narrow. */
public record QuestionFilter(String q, String office, String block, String next, String order) {
  public boolean isActive() {
    return !(q + office + block + next).isBlank();
  }
}
