package id.payung.platform.ui;

/** How things stand, said by word and shape; the colour only repeats it. */
public enum StatusTone {
  ON_TRACK("on-track", "ui.tone.onTrack"), ATTENTION("attention", "ui.tone.attention"), LATE("late",
      "ui.tone.late"), NOT_STARTED("not-started", "ui.tone.notStarted"), DONE("on-track", "ui.tone.done"), INFO("info",
          "ui.tone.info"), ENDED("not-started", "ui.tone.ended"), LEFT_PLAN("not-started", "ui.tone.leftPlan");

  private final String style;
  private final String key;

  StatusTone(String style, String key) {
    this.style = style;
    this.key = key;
  }

  /** The class of the style sheet. */
  public String style() {
    return style;
  }

  /** The message key of the word that goes with it. */
  public String key() {
    return key;
  }
}
