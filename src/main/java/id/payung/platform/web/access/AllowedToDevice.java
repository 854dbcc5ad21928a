package id.payung.platform.web.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * For the phones: comes in with the credential of a device, never with a cookie. Whoever has one may knock, also when
 * the mandate of the day it was written has ended since: the handler judges each record by itself.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface AllowedToDevice {}
