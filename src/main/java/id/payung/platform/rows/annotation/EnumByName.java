package id.payung.platform.rows.annotation;

import id.payung.platform.rows.annotation.EnumByName;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An enum that is stored by {@code name()}. Others are stored by their method {@code code()}, or where there is none by
 * the name in small letters with hyphens ({@code TAKEN_BACK} as {@code taken-back}).
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface EnumByName {}
