package id.payung.platform.form;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Handlers take {@code Submission<SomeForm>} and {@code Returned<SomeForm>} as parameters. */
final class FormArguments implements HandlerMethodArgumentResolver {
  private final FormBinder binder;

  FormArguments(FormBinder binder) {
    this.binder = binder;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Submission.class || parameter.getParameterType() == ReturnedForm.class;
  }

  @Override
  public @Nullable Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer model,
      NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
    Class<? extends Record> form = Objects
        .requireNonNull(ResolvableType.forMethodParameter(parameter).resolveGeneric(0), "a form without its record")
        .asSubclass(Record.class);
    if (parameter.getParameterType() == Submission.class) {
      return binder.submission(form, request);
    }
    HttpServletRequest servlet = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
    return ReturnedForm.of(form, RequestContextUtils.getInputFlashMap(servlet));
  }
}
