package id.payung.platform.page;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.web.FlashMessages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.view.RedirectView;
import tools.jackson.databind.json.JsonMapper;

/** Turns each {@link WebResult} of a handler into a view, the JSON of its list, a redirect or a file. */
final class WebResultHandler implements HandlerMethodReturnValueHandler {
  private final JsonMapper json;

  WebResultHandler(JsonMapper json) {
    this.json = json;
  }

  @Override
  public boolean supportsReturnType(MethodParameter returnType) {
    return WebResult.class.isAssignableFrom(returnType.getParameterType());
  }

  @Override
  public void handleReturnValue(@Nullable Object value, MethodParameter returnType, ModelAndViewContainer container,
      NativeWebRequest request) throws IOException {
    HttpServletResponse response = Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class));
    switch ((WebResult) Objects.requireNonNull(value)) {
      case PageModel page when page.list() instanceof JsonList list && list.json() != null -> {
        container.setRequestHandled(true);
        send(list, response);
      }
      case PageModel page -> show(page, container);
      case PageWithStatus(PageModel page, int status) -> {
        response.setStatus(status);
        show(page, container);
      }
      case SeeOther next ->
          redirect(next, container, Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
      case Download file -> {
        container.setRequestHandled(true);
        send(file, response);
      }
    }
  }

  private static void show(PageModel page, ModelAndViewContainer container) {
    Template template = page.getClass().getAnnotation(Template.class);
    if (template == null) {
      throw new IllegalStateException(page.getClass().getName() + " names no template");
    }
    container.setViewName(template.value());
    container.addAttribute("page", page);
  }

  private static void redirect(SeeOther next, ModelAndViewContainer container, HttpServletRequest request) {
    Actor actor = ActorContext.currentOrNull();
    if (next.ofRegency() && actor == null) {
      throw new IllegalStateException("no regency to go to: " + next.path());
    }
    FlashMap flash = RequestContextUtils.getOutputFlashMap(request);
    if (next.words() != null) {
      FlashMessages.leave(flash, next.words(), next.args());
    }
    flash.putAll(next.carried());
    RedirectView view =
        new RedirectView(next.ofRegency() && actor != null ? "/" + actor.regency() + next.path() : next.path());
    view.setStatusCode(HttpStatus.SEE_OTHER);
    view.setExposeModelAttributes(false);
    view.setExpandUriTemplateVariables(false);
    container.setView(view);
  }

  private void send(JsonList list, HttpServletResponse response) throws IOException {
    byte[] bytes = json.writeValueAsBytes(list.json());
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  private static void send(Download file, HttpServletResponse response) throws IOException {
    response.setContentType(file.mediaType());
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
        (file.shown() ? "inline" : "attachment") + "; filename=\"" + file.fileName() + "\"");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
    response.setContentLength(file.bytes().length);
    response.getOutputStream().write(file.bytes());
  }
}
