package id.payung.platform.form;

import id.payung.platform.errors.AlreadyMade;
import id.payung.platform.errors.Stale;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a form came back with beside mistakes.
 *
 * @param differences what somebody else saved meanwhile
 * @param files that came with it
 * @param made what somebody else made meanwhile
 */
record FormReturn(List<Stale.Difference> differences, Map<String, FormUploads.ReturnedFiles> files,
    @Nullable AlreadyMade made) {

  static FormReturn of(List<Stale.Difference> differences) {
    return new FormReturn(differences, Map.of(), null);
  }

  FormReturn with(Map<String, FormUploads.ReturnedFiles> returned) {
    return new FormReturn(differences, returned, made);
  }
}
