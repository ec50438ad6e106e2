Feature: Cipher suites of a listener

  A listener that terminates TLS offers one of three sets of cipher suites.

  Background:
    Given a public network load balancer

  @ssl-ciphers.values
  Rule: An HTTPS or SSL listener with TLS 1.2 offers the set Default, Extended or Strict

    Scenario Outline: An <protocol> listener with TLS 1.2 and the set <set> is accepted
      When the consumer adds an <protocol> listener with SSL protocols "TLS 1.2" and SSL ciphers <set>
      Then the listener is accepted
      And the answer shows SSL ciphers <set>

      Examples: Each documented set
        | protocol | set      |
        | HTTPS    | Default  |
        | HTTPS    | Extended |
        | HTTPS    | Strict   |
        | SSL      | Default  |
        | SSL      | Extended |
        | SSL      | Strict   |

    Scenario Outline: An <protocol> listener that names only the set <set> is accepted
      When the consumer adds an <protocol> listener with SSL ciphers <set>
      Then the listener is accepted
      And the answer shows SSL ciphers <set>

      Examples: TLS 1.2 by default
        | protocol | set      |
        | HTTPS    | Extended |
        | HTTPS    | Strict   |
        | SSL      | Strict   |

    Scenario Outline: An <protocol> listener with the set <word> is refused
      When the consumer adds an <protocol> listener with SSL ciphers <word>
      Then the listener is refused

      Examples: Words that are not documented sets
        | protocol | word                        |
        | HTTPS    | Weak                        |
        | HTTPS    | Modern                      |
        | HTTPS    | HIGH                        |
        | HTTPS    | ECDHE-RSA-AES256-GCM-SHA384 |
        | SSL      | Weak                        |
        | SSL      | Modern                      |
        | HTTPS    | ""                          |
        | SSL      | ""                          |

      Examples: Other letter case, white space, and words from later versions of the API
        | protocol | word        |
        | HTTPS    | default     |
        | SSL      | EXTENDED    |
        | HTTPS    | "Strict "   |
        | SSL      | " Default"  |
        | HTTPS    | tls-1-2     |

  @ssl-ciphers.default
  Rule: An HTTPS or SSL listener with TLS 1.2 that names no set offers Default

    Scenario Outline: An <protocol> listener that names no set shows Default
      When the consumer adds an <protocol> listener without SSL ciphers
      Then the listener is accepted
      And the answer shows SSL ciphers Default

      Examples: TLS 1.2 by default
        | protocol |
        | HTTPS    |
        | SSL      |

    Scenario Outline: An <protocol> listener that names TLS 1.2 but no set shows Default
      When the consumer adds an <protocol> listener with SSL protocols "TLS 1.2"
      Then the listener is accepted
      And the answer shows SSL ciphers Default

      Examples: TLS 1.2 by name
        | protocol |
        | HTTPS    |
        | SSL      |

  @ssl-ciphers.extended-required
  Rule: All three TLS versions together require the set Extended

    Scenario Outline: An <protocol> listener with three TLS versions and the set <set> is <outcome>
      When the consumer adds an <protocol> listener with SSL protocols "TLS 1.2 TLS 1.1 TLS 1.0" and SSL ciphers <set>
      Then the listener is <outcome>

      Examples: Each set by name
        | protocol | set      | outcome  |
        | HTTPS    | Extended | accepted |
        | HTTPS    | Default  | refused  |
        | HTTPS    | Strict   | refused  |
        | SSL      | Extended | accepted |
        | SSL      | Default  | refused  |
        | SSL      | Strict   | refused  |

    Scenario Outline: An <protocol> listener with three TLS versions and no set is refused or shows Extended
      Given a provider that refuses what does not apply
      When the consumer adds an <protocol> listener with SSL protocols "TLS 1.2 TLS 1.1 TLS 1.0"
      Then the listener is refused, or accepted with SSL ciphers Extended

      Examples: The documented default contradicts this rule
        | protocol |
        | HTTPS    |
        | SSL      |

    @consumer-only
    Scenario Outline: An <protocol> listener with three TLS versions and no set shows Extended where the default is ignored
      Given a provider that ignores what does not apply
      When the consumer adds an <protocol> listener with SSL protocols "TLS 1.2 TLS 1.1 TLS 1.0"
      Then the listener is refused, or accepted with SSL ciphers Extended

      Examples: The documented default contradicts this rule
        | protocol |
        | HTTPS    |
        | SSL      |

  @ssl-ciphers.tls-only
  Rule: Only HTTPS and SSL listeners have cipher suites

    Scenario Outline: The answer to <listener> without SSL ciphers shows no SSL ciphers
      When the consumer adds <listener> without SSL ciphers
      Then the listener is accepted
      And the answer shows no SSL ciphers

      Examples:
        | listener         |
        | an HTTP listener |
        | a TCP listener   |
        | a UDP listener   |

    Scenario Outline: The outcome for <listener> with SSL ciphers is not documented, but the answer shows none
      When the consumer adds <listener> with SSL ciphers Strict
      Then the outcome is not documented
      But an accepted listener shows no SSL ciphers

      Examples:
        | listener         |
        | an HTTP listener |
        | a TCP listener   |
        | a UDP listener   |

  @ssl-ciphers.suites
  Rule: Default stands for 4 suites, Extended for 27, Strict for 2

    An answer names the set but never its suites: only TLS handshakes with the listener show them. A suite that needs another
    kind of certificate than the listener has does not count.

    Scenario Outline: An <protocol> listener on a <network> network with SSL ciphers Default takes 4 suites
      Given a <network> network load balancer
      When the consumer adds an <protocol> listener with SSL ciphers Default
      Then the listener is accepted
      And in TLS handshakes the listener takes these suites, and no others
        | suite                       |
        | ECDHE-RSA-AES256-GCM-SHA384 |
        | ECDHE-RSA-AES128-GCM-SHA256 |
        | ECDHE-RSA-AES256-SHA384     |
        | ECDHE-RSA-AES128-SHA256     |

      Examples:
        | protocol | network |
        | HTTPS    | public  |
        | SSL      | public  |
        | HTTPS    | private |

    Scenario Outline: An <protocol> listener on a <network> network with SSL ciphers Extended takes 27 suites
      Given a <network> network load balancer
      When the consumer adds an <protocol> listener with SSL ciphers Extended
      Then the listener is accepted
      And in TLS handshakes the listener takes these suites, and no others
        | suite                     |
        | ECDHE-ECDSA-AES128-SHA256 |
        | ECDHE-RSA-AES128-SHA256   |
        | AES128-SHA256             |
        | AES256-SHA256             |
        | ECDHE-ECDSA-AES256-SHA384 |
        | ECDHE-RSA-AES256-SHA384   |
        | ECDHE-ECDSA-AES128-SHA    |
        | ECDHE-RSA-AES128-SHA      |
        | DHE-RSA-AES128-SHA        |
        | ECDHE-RSA-AES256-SHA      |
        | ECDHE-ECDSA-AES256-SHA    |
        | AES128-SHA                |
        | AES256-SHA                |
        | DHE-DSS-AES128-SHA        |
        | CAMELLIA128-SHA           |
        | EDH-RSA-DES-CBC3-SHA      |
        | DES-CBC3-SHA              |
        | ECDHE-RSA-RC4-SHA         |
        | RC4-SHA                   |
        | DHE-RSA-AES256-SHA        |
        | DHE-DSS-AES256-SHA        |
        | DHE-RSA-CAMELLIA256-SHA   |
        | DHE-DSS-CAMELLIA256-SHA   |
        | CAMELLIA256-SHA           |
        | EDH-DSS-DES-CBC3-SHA      |
        | DHE-RSA-CAMELLIA128-SHA   |
        | DHE-DSS-CAMELLIA128-SHA   |

      Examples:
        | protocol | network |
        | HTTPS    | public  |
        | SSL      | public  |
        | HTTPS    | private |

    Scenario Outline: An <protocol> listener on a <network> network with SSL ciphers Strict takes 2 suites
      Given a <network> network load balancer
      When the consumer adds an <protocol> listener with SSL ciphers Strict
      Then the listener is accepted
      And in TLS handshakes the listener takes these suites, and no others
        | suite                       |
        | ECDHE-RSA-AES256-GCM-SHA384 |
        | ECDHE-RSA-AES128-GCM-SHA256 |

      Examples:
        | protocol | network |
        | HTTPS    | public  |
        | SSL      | public  |
        | HTTPS    | private |
