#pragma once
// The header shows its protection against amplification only to those that name this.
#ifndef XML_DTD
#define XML_DTD 1
#endif
#include <expat.h>

#if XML_MAJOR_VERSION < 2 || (XML_MAJOR_VERSION == 2 && XML_MINOR_VERSION < 4)
#error "libexpat 2.4 or later is needed: it bounds what entities may grow to"
#endif
