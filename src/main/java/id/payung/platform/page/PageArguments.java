package id.payung.platform.page;

import id.payung.platform.web.Ui;
import id.payung.platform.web.UiFactory;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Handlers take {@code Ui} and {@code @Today LocalDate} as parameters. */
final class PageArguments implements HandlerMethodArgumentResolver {
  private final UiFactory uis;

  PageArguments(UiFactory uis) {
    this.uis = uis;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Ui.class
        || parameter.getParameterType() == LocalDate.class && parameter.hasParameterAnnotation(Today.class);
  }

  @Override
  public @Nullable Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer model,
      NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
    Ui ui = uis.forRequest(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
    return parameter.getParameterType() == Ui.class ? ui : ui.today();
  }
}
