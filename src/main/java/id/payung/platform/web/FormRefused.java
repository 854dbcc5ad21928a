package id.payung.platform.web;

import id.payung.platform.i18n.Words;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/**
 * A form whose token is missing or of yesterday. When the browser itself says that it comes from a page of ours, what
 * was typed is shown again with a token of today; from anywhere else it is refused.
 */
final class FormRefused implements AccessDeniedHandler {
  private final ErrorAdvice errors;
  private final ViewResolver views;

  FormRefused(ErrorAdvice errors, ViewResolver views) {
    this.errors = errors;
    this.views = views;
  }

  @Override
  public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException, ServletException {
    Visitor visitor = request.getAttribute(Visitor.ATTRIBUTE) instanceof Visitor known ? known : Visitor.nobody();
    Optional<HeldForm> held =
        OwnSite.surelySent(request) && visitor.signedIn() ? HeldForm.of(request) : Optional.empty();
    if (held.isPresent()) {
      response.setStatus(403);
      show(new ModelAndView("platform/held", Map.of("held", held.get(), "who", "")), request, response);
      return;
    }
    show(errors.say(403, "errors.form-too-old", request, response), request, response);
  }

  private void show(@Nullable ModelAndView page, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (page == null) {
      return;
    }
    try {
      View view =
          Objects.requireNonNull(views.resolveViewName(Objects.requireNonNull(page.getViewName()), Words.INDONESIAN));
      view.render(page.getModel(), request, response);
    } catch (IOException | ServletException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }
}
