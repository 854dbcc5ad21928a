package id.payung.evidence.intake;

import id.payung.platform.page.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.web.servlet.support.RequestContextUtils;

/** All files that were not taken, for the page behind the upload: its sentence names the first of them alone. */
final class RefusedFileNames {
  private static final String CARRIED = "leftFileNames";

  private RefusedFileNames() {}

  /** @param names each with its reason */
  static SeeOther carry(SeeOther next, List<String> names) {
    return next.carrying(CARRIED, new ArrayList<>(names));
  }

  static List<String> of(HttpServletRequest request) {
    Map<String, ?> carried = RequestContextUtils.getInputFlashMap(request);
    return carried != null && carried.get(CARRIED) instanceof List<?> names
        ? names.stream().map(String::valueOf).toList()
        : List.of();
  }
}
