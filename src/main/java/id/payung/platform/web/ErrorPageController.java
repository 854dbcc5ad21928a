package id.payung.platform.web;

import id.payung.platform.web.access.PublicAccess;
import id.payung.platform.web.access.Visitor;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What filters refuse (an address of foreign signs, a method nobody knows) is said in the same words as all else. */
@Controller
class ErrorPageController implements ErrorController {
  private final ErrorAdvice advice;

  ErrorPageController(ErrorAdvice advice) {
    this.advice = advice;
  }

  @PublicAccess
  @RequestMapping("/error")
  @Nullable
  ModelAndView renderError(HttpServletRequest request, HttpServletResponse response) throws IOException {
    boolean requestedDirectly = request.getDispatcherType() == DispatcherType.REQUEST;
    int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
    // who it is stands no longer bound here
    request.setAttribute(Visitor.ATTRIBUTE, Visitor.anonymous());
    return advice.renderFilterError(requestedDirectly ? 404 : status, request, response);
  }
}
