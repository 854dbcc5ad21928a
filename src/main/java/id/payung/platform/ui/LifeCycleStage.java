package id.payung.platform.ui;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One stage of a life-cycle; {@code note} is usually a date. */
public record LifeCycleStage(String label, @Nullable String note, State state) {

  public enum State {
    DONE, NOW, AHEAD
  }

  /** Stages in order, where {@code now} is the index of the present one (past the end: all done). */
  public static List<LifeCycleStage> of(List<String> labels, int now) {
    var stages = new ArrayList<LifeCycleStage>();
    for (int i = 0; i < labels.size(); i++) {
      stages.add(new LifeCycleStage(labels.get(i), null, i < now ? State.DONE : i == now ? State.NOW : State.AHEAD));
    }
    return List.copyOf(stages);
  }
}
