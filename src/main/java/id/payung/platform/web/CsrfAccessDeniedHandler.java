package id.payung.platform.web;

import id.payung.platform.i18n.Messages;
import id.payung.platform.web.access.SameOriginPolicy;
import id.payung.platform.web.access.Visitor;
import id.payung.platform.web.admission.OversizedFormRequest;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
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
final class CsrfAccessDeniedHandler implements AccessDeniedHandler {
  private final ErrorAdvice errors;
  private final ViewResolver views;

  CsrfAccessDeniedHandler(ErrorAdvice errors, ViewResolver views) {
    this.errors = errors;
    this.views = views;
  }

  @Override
  public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException, ServletException {
    Visitor visitor = request.getAttribute(Visitor.ATTRIBUTE) instanceof Visitor known ? known : Visitor.anonymous();
    Optional<PreservedForm> preserved =
        SameOriginPolicy.isConfirmedSameOrigin(request) && visitor.signedIn() ? PreservedForm.fromRequest(request)
            : Optional.empty();
    if (preserved.isPresent()) {
      response.setStatus(403);
      renderPage(new ModelAndView("platform/held", Map.of("held", preserved.get(), "who", "")), request, response);
      return;
    }
    renderPage(errors.renderMessage(403, "errors.form-too-old", request, response), request, response);
  }

  /** A form whose files were too large together: what was typed is shown again, and the files are chosen anew. */
  void renderTooLarge(OversizedFormRequest request, HttpServletResponse response) throws IOException, ServletException {
    ModelAndView page = errors.renderMessage(413, "errors.too-large-together", request, response);
    if (page != null) {
      PreservedForm.fromRequest(request)
          .ifPresent(form -> page.addObject("again",
              new PreservedForm(form.action(), form.fields(), List.copyOf(request.fileFields()))));
    }
    renderPage(page, request, response);
  }

  private void renderPage(@Nullable ModelAndView page, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (page == null) {
      return;
    }
    try {
      View view = Objects
          .requireNonNull(views.resolveViewName(Objects.requireNonNull(page.getViewName()), Messages.INDONESIAN));
      view.render(page.getModel(), request, response);
    } catch (IOException | ServletException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }
}
