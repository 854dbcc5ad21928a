package id.payung.platform.web;

import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Recognises the visitor and binds the actor for the request. Static files need neither. */
final class VisitorFilter extends OncePerRequestFilter {
  private final Doorkeeper doorkeeper;

  VisitorFilter(Doorkeeper doorkeeper) {
    this.doorkeeper = doorkeeper;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.startsWith("/assets/") || path.startsWith("/webjars/") || path.startsWith("/lapangan/") || path.equals("/health");
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Visitor visitor = doorkeeper.recognise(request, RegencyPath.regencyOf(request.getRequestURI()));
    request.setAttribute(Visitor.ATTRIBUTE, visitor);
    Actor actor = visitor.actor();
    if (actor == null) {
      chain.doFilter(request, response);
      return;
    }
    try {
      Acting.doing(
          actor,
          () -> {
            try {
              chain.doFilter(request, response);
            } catch (IOException | ServletException e) {
              throw new Passed(e);
            }
          });
    } catch (Passed passed) {
      if (passed.getCause() instanceof IOException e) {
        throw e;
      }
      throw new ServletException(passed.getCause());
    }
  }

  /** Carries a checked exception through the binding. */
  private static final class Passed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Passed(Exception cause) {
      super(cause);
    }
  }
}
