package id.payung.platform.web.confirmation;

import id.payung.platform.i18n.PlainTextSanitiser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.ModelAndViewDefiningException;

/** Answers a form that still asks by the question; the form that comes from there does not ask any more. */
final class ConfirmationInterceptor implements HandlerInterceptor {
  /** What {@code ui.asks} puts into a form: what it is about, and the page that it stands in. */
  private static final String ABOUT = "asks";
  private static final String BACK = "asks.back";

  private static final Set<String> NOT_SENT_AGAIN = Set.of(ABOUT, BACK, "_csrf");
  private static final Pattern OWN_PATH = Pattern.compile("(?!//)/[A-Za-z0-9._~/-]{0,300}");
  private static final int LONGEST = 300;

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws ModelAndViewDefiningException {
    AsksFirst asks = handler instanceof HandlerMethod method ? method.getMethodAnnotation(AsksFirst.class) : null;
    String about = request.getParameter(ABOUT);
    if (asks == null || about == null) {
      return true;
    }
    throw new ModelAndViewDefiningException(
        new ModelAndView("platform/confirmation", Map.of("page", pageOf(asks, about, request))));
  }

  private static ConfirmationPage pageOf(AsksFirst asks, String about, HttpServletRequest request) {
    List<ConfirmationPage.SentField> fields = new ArrayList<>();
    request.getParameterMap()
        .forEach((name, values) -> Arrays.stream(values)
            .filter(_ -> !NOT_SENT_AGAIN.contains(name))
            .forEach(value -> fields.add(new ConfirmationPage.SentField(name, value))));
    String back = request.getParameter(BACK);
    String said = PlainTextSanitiser.sanitise(about);
    return new ConfirmationPage(asks.value(), said.substring(0, Math.min(said.length(), LONGEST)),
        request.getRequestURI(), back != null && OWN_PATH.matcher(back).matches() ? back : "/mulai", fields);
  }
}
