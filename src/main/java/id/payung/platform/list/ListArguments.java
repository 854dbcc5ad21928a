package id.payung.platform.list;

import id.payung.platform.form.FormBinder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Handlers take {@code ListQuery<SomeFilter>} as a parameter. The API calls its page key {@code page}. */
final class ListArguments implements HandlerMethodArgumentResolver {
  private final FormBinder binder;

  ListArguments(FormBinder binder) {
    this.binder = binder;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == ListQuery.class;
  }

  @Override
  public @Nullable Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer model,
      NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
    Class<? extends Record> filter = Objects
        .requireNonNull(ResolvableType.forMethodParameter(parameter).resolveGeneric(0), "a query without its filter")
        .asSubclass(Record.class);
    String from = request.getParameter(ListQuery.keyName(filter));
    String sort = request.getParameter("sort");
    return new ListQuery<>(binder.filter(filter, request), sort == null ? "" : sort,
        from == null ? request.getParameter("page") : from, "json".equals(request.getParameter("format")),
        "true".equals(request.getParameter("all")));
  }
}
