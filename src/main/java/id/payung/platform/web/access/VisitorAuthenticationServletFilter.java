package id.payung.platform.web.access;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.db.ReadTimeLimit;
import id.payung.platform.web.admission.BodySenderLimits;
import id.payung.platform.web.admission.PlainErrorResponseWriter;
import id.payung.platform.web.admission.SecretPath;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Recognises the visitor and binds the actor for the request. Static files need neither, and the secret address of a
 * calendar is all that counts where it is fetched.
 */
public final class VisitorAuthenticationServletFilter extends OncePerRequestFilter {
  private static final long MAX_ANONYMOUS_BODY_BYTES = 8L << 20;
  private static final long MAX_ANONYMOUS_API_BODY_BYTES = 64L << 10;
  private static final int SEARCH_MILLIS = 5_000;

  private final VisitorAuthenticator authenticator;

  public VisitorAuthenticationServletFilter(VisitorAuthenticator authenticator) {
    this.authenticator = authenticator;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.startsWith("/assets/") || path.startsWith("/webjars/") || path.startsWith("/lapangan/")
        || path.startsWith(SecretPath.CALENDARS) || path.equals("/health");
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Visitor visitor = authenticator.authenticate(request, RegencyPath.regencyOf(request.getRequestURI()));
    request.setAttribute(Visitor.ATTRIBUTE, visitor);
    if (visitor.person() != null) {
      request.setAttribute(BodySenderLimits.RECOGNISED, visitor.person());
    }
    if (!SameOriginPolicy.mayBeSameOrigin(request)) {
      response.sendError(403);
      return;
    }
    if (!visitor.signedIn() && isTooLargeForAnonymous(request)) {
      response.setHeader("Connection", "close");
      PlainErrorResponseWriter.write(request, response, 413, "too-large", "Perlu masuk dulu",
          "Sesi Anda sudah berakhir, dan kiriman ini besar. Masuk dulu, lalu pilih dan kirim lagi berkasnya.");
      return;
    }
    Actor actor = visitor.actor();
    if (actor == null) {
      chain.doFilter(request, response);
      return;
    }
    try {
      ActorContext.runAs(actor, () -> {
        if (isSearch(request)) {
          ReadTimeLimit.run(SEARCH_MILLIS, () -> proceed(request, response, chain));
        } else {
          proceed(request, response, chain);
        }
      });
    } catch (CheckedExceptionCarrier carrier) {
      if (carrier.getCause() instanceof IOException e) {
        throw e;
      }
      throw new ServletException(carrier.getCause());
    }
  }

  private static void proceed(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
    try {
      chain.doFilter(request, response);
    } catch (IOException | ServletException e) {
      throw new CheckedExceptionCarrier(e);
    }
  }

  /** Whether a list is narrowed by words that somebody typed. */
  private static boolean isSearch(HttpServletRequest request) {
    return SearchedWords.isIn(request.getMethod(), request.getQueryString());
  }

  /** Before the body is read: a form that was long in the making is let through, a film from nobody is not. */
  private static boolean isTooLargeForAnonymous(HttpServletRequest request) {
    long contentLength = request.getContentLengthLong();
    boolean lengthUnknown = contentLength < 0 && request.getHeader("Transfer-Encoding") != null;
    return lengthUnknown || contentLength > (request.getRequestURI().startsWith("/api/") ? MAX_ANONYMOUS_API_BODY_BYTES
        : MAX_ANONYMOUS_BODY_BYTES);
  }

  /** Carries a checked exception through the binding. */
  private static final class CheckedExceptionCarrier extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CheckedExceptionCarrier(Exception cause) {
      super(cause);
    }
  }
}
