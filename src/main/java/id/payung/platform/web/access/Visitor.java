package id.payung.platform.web.access;

import id.payung.platform.actor.Actor;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who stands behind a request.
 *
 * @param person null when nobody is signed in
 * @param actor the person in the regency of the path; null when the path names none, or they have no mandate there
 * @param regencies keys of the regencies in which they have a mandate today
 * @param mustChangePassword the only page that opens is the one that changes it
 * @param mustEnrolSecondFactor likewise for the second factor
 */
public record Visitor(@Nullable UUID person, String name, @Nullable UUID session, @Nullable Actor actor,
    List<String> regencies, @Nullable Locale language, boolean mustChangePassword, boolean mustEnrolSecondFactor) {
  public static final String ATTRIBUTE = Visitor.class.getName();

  public static Visitor anonymous() {
    return new Visitor(null, "", null, null, List.of(), null, false, false);
  }

  public boolean signedIn() {
    return person != null;
  }
}
