package id.payung.platform.systemstate;

import id.payung.platform.ui.StatusTone;
import java.util.List;

/**
 * One thing to know of the installation.
 *
 * @param order smaller comes first
 * @param key message key of its name; {@code <key>.help} says what to do where {@code tone} is not well
 * @param lines in the reader's language
 */
public record SystemFact(int order, String key, StatusTone tone, List<String> lines) {
  public boolean needsHelp() {
    return tone == StatusTone.ATTENTION || tone == StatusTone.LATE;
  }

  /** Message key of how it stands: a machine is well or not, nothing of it is ever "done". */
  public String wordKey() {
    return switch (tone) {
      case ATTENTION -> "system.word.look";
      case LATE -> "system.word.act";
      case INFO, NOT_STARTED, ENDED, LEFT_PLAN -> "system.word.runs";
      case DONE, ON_TRACK -> "system.word.well";
    };
  }
}
