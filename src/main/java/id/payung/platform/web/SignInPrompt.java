package id.payung.platform.web;

import org.springframework.web.servlet.ModelAndView;

/** The sign-in page, for who filled in a form and is nobody any more. Implemented by accounts. */
public interface SignInPrompt {
  /** Asks for name and password, and brings the form along. */
  ModelAndView promptAgain(PreservedForm form);
}
