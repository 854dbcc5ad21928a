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
  private static final long MOST_FROM_A_STRANGER = 8L << 20;
  private static final long MOST_TO_THE_API = 64L << 10;

  private final Doorkeeper doorkeeper;

  VisitorFilter(Doorkeeper doorkeeper) {
    this.doorkeeper = doorkeeper;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.startsWith("/assets/") || path.startsWith("/webjars/") || path.startsWith("/lapangan/")
        || path.equals("/health");
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Visitor visitor = doorkeeper.recognise(request, RegencyPath.regencyOf(request.getRequestURI()));
    request.setAttribute(Visitor.ATTRIBUTE, visitor);
    if (!OwnSite.mayHaveSent(request)) {
      response.sendError(403);
      return;
    }
    if (!visitor.signedIn() && isTooMuchForAStranger(request)) {
      response.setHeader("Connection", "close");
      Bluntly.refuse(request, response, 413, "too-large", "Perlu masuk dulu",
          "Sesi Anda sudah berakhir, dan kiriman ini besar. Masuk dulu, lalu pilih dan kirim lagi berkasnya.");
      return;
    }
    Actor actor = visitor.actor();
    if (actor == null) {
      chain.doFilter(request, response);
      return;
    }
    try {
      Acting.doing(actor, () -> {
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

  /** Before the body is read: a form that was long in the making is let through, a film from nobody is not. */
  private static boolean isTooMuchForAStranger(HttpServletRequest request) {
    long announced = request.getContentLengthLong();
    boolean unannounced = announced < 0 && request.getHeader("Transfer-Encoding") != null;
    return unannounced
        || announced > (request.getRequestURI().startsWith("/api/") ? MOST_TO_THE_API : MOST_FROM_A_STRANGER);
  }

  /** Carries a checked exception through the binding. */
  private static final class Passed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Passed(Exception cause) {
      super(cause);
    }
  }
}
