package org.distributornode.unmarked;

/// Planted: its package says nothing about null, on purpose.
public final class Unmarked {}
