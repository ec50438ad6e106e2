Feature: Answer to an added listener

  The answer to an accepted listener is the listener itself: what the consumer asked for, and what the provider adds.
  A field that does not apply to the listener is null or left out. An answer can also have undocumented fields.

  Background:
    Given a public network load balancer

  @response.update-time
  Rule: An answer shows when the listener was last changed

    Scenario: An added listener shows its update time
      When the consumer adds a listener
      Then the listener is accepted
      And the answer shows the update time

  @response.create-time
  Rule: An answer shows when the listener was created

    Scenario: An added listener shows its create time
      When the consumer adds a listener
      Then the listener is accepted
      And the answer shows the create time

  @response.times
  Rule: Times are text

    The documented examples write 2015-09-15 07:41:17, but no format is documented.

    Scenario Outline: The <time> of a listener is text
      When the consumer adds a listener
      Then the listener is accepted
      And the answer shows the <time> as text

      Examples:
        | time        |
        | update time |
        | create time |

  @response.id
  Rule: An answer gives the listener its own id

    Scenario: An added listener shows non-empty text as its id
      When the consumer adds a listener
      Then the listener is accepted
      And the answer shows the id

    @consumer-only
    Scenario: Two added listeners have different ids
      Given an added listener
      When the consumer adds another listener
      Then the two listeners have different ids

  @response.status
  Rule: An answer shows a status

    Scenario: An added listener is active, being created or in error
      When the consumer adds a listener
      Then the listener is accepted
      And the answer shows status ACTIVE, PENDING_CREATE or ERROR

  @response.admin-state-up
  Rule: An answer shows an administrative state, which is true or false

    Scenario: An added listener shows its administrative state
      When the consumer adds a listener
      Then the listener is accepted
      And the answer shows the administrative state as a Boolean

  @response.name
  Rule: An answer repeats the name

    Scenario Outline: The name <name> is repeated
      When the consumer adds a listener with name <name>
      Then the listener is accepted
      And the answer shows name <name>

      Examples:
        | name    |
        | web     |
        | WEB     |
        | web-1_a |

  @response.description
  Rule: An answer repeats the description

    Scenario Outline: The description <description> is repeated
      When the consumer adds a listener with description <description>
      Then the listener is accepted
      And the answer shows description <description>

      Examples:
        | description    |
        | ""             |
        | "for the shop" |
        | "für 店"        |

  @response.loadbalancer-id
  Rule: An answer names the load balancer

    Scenario Outline: A <network> load balancer is named in the answer
      Given a <network> network load balancer
      When the consumer adds a listener
      Then the listener is accepted
      And the answer repeats the load balancer

      Examples:
        | network |
        | public  |
        | private |

  @response.protocol
  Rule: An answer repeats the protocol

    Scenario Outline: The protocol of <listener> is repeated
      When the consumer adds <listener>
      Then the listener is accepted
      And the answer shows protocol <protocol>

      Examples:
        | listener          | protocol |
        | an HTTP listener  | HTTP     |
        | a TCP listener    | TCP      |
        | an HTTPS listener | HTTPS    |
        | an SSL listener   | SSL      |
        | a UDP listener    | UDP      |

  @response.port
  Rule: An answer repeats the port

    Scenario Outline: The port <port> is repeated
      When the consumer adds a listener with port <port>
      Then the listener is accepted
      And the answer shows port <port>

      Examples:
        | port  |
        | 443   |
        | 8080  |
        | 50000 |

  @response.backend-protocol
  Rule: An answer repeats the backend protocol

    Scenario Outline: The backend protocol of <listener> is repeated
      When the consumer adds <listener>
      Then the listener is accepted
      And the answer shows backend protocol <backend>

      Examples:
        | listener          | backend |
        | an HTTP listener  | HTTP    |
        | a TCP listener    | TCP     |
        | an HTTPS listener | HTTP    |
        | an SSL listener   | TCP     |
        | a UDP listener    | UDP     |

  @response.backend-port
  Rule: An answer repeats the backend port

    Scenario Outline: The backend port <port> is repeated
      When the consumer adds a listener with backend port <port>
      Then the listener is accepted
      And the answer shows backend port <port>

      Examples:
        | port  |
        | 80    |
        | 8443  |
        | 60000 |

  @response.lb-algorithm
  Rule: An answer repeats the algorithm

    Scenario Outline: The algorithm <algorithm> is repeated
      When the consumer adds a listener with algorithm <algorithm>
      Then the listener is accepted
      And the answer shows algorithm <algorithm>

      Examples:
        | algorithm  |
        | roundrobin |
        | leastconn  |
        | source     |

  @response.session-sticky
  Rule: An answer shows whether sessions are sticky

    Scenario Outline: Sticky sessions are shown as <switch>
      When the consumer adds a listener with sticky sessions <switch>
      Then the listener is accepted
      And the answer shows sticky sessions <switch>

      Examples:
        | switch |
        | on     |
        | off    |

  @response.sticky-session-type
  Rule: The answer to a sticky HTTP listener shows the type insert

    Scenario: The sticky session type of a sticky HTTP listener is shown
      When the consumer adds a sticky HTTP listener
      Then the listener is accepted
      And the answer shows sticky session type insert

  @response.cookie-timeout
  Rule: The answer to a sticky HTTP listener repeats the cookie timeout

    Scenario Outline: The cookie timeout <minutes> is repeated
      When the consumer adds a sticky HTTP listener with cookie timeout <minutes>
      Then the listener is accepted
      And the answer shows cookie timeout <minutes>

      Examples:
        | minutes |
        | 1       |
        | 100     |
        | 1440    |

  @response.tcp-draining
  Rule: The answer to a TCP listener repeats whether it drains

    Scenario Outline: Draining is shown as <switch>
      When the consumer adds a TCP listener with TCP draining <switch>
      Then the listener is accepted
      And the answer shows TCP draining <switch>

      Examples:
        | switch |
        | on     |
        | off    |

  @response.tcp-draining-timeout
  Rule: The answer to a draining TCP listener repeats the draining timeout

    Scenario Outline: The draining timeout <minutes> is repeated
      When the consumer adds a draining TCP listener with draining timeout <minutes>
      Then the listener is accepted
      And the answer shows draining timeout <minutes>

      Examples:
        | minutes |
        | 0       |
        | 5       |
        | 60      |

  @response.ssl-protocols
  Rule: The answer to an HTTPS or SSL listener repeats the TLS versions

    Scenario Outline: The TLS versions of <listener> are repeated
      When the consumer adds <listener> with SSL protocols "TLS 1.2"
      Then the listener is accepted
      And the answer shows SSL protocols "TLS 1.2"

      Examples:
        | listener          |
        | an HTTPS listener |
        | an SSL listener   |

  @response.ssl-ciphers
  Rule: The answer to an HTTPS or SSL listener repeats the set of cipher suites

    Scenario Outline: The cipher set <set> of <listener> is repeated
      When the consumer adds <listener> with SSL ciphers <set>
      Then the listener is accepted
      And the answer shows SSL ciphers <set>

      Examples:
        | listener          | set      |
        | an HTTPS listener | Default  |
        | an HTTPS listener | Strict   |
        | an SSL listener   | Extended |

  @response.certificate-id
  Rule: The answer to an HTTPS or SSL listener names the certificate

    Scenario Outline: The certificate of <listener> is repeated
      When the consumer adds <listener> with an existing certificate
      Then the listener is accepted
      And the answer repeats the certificate

      Examples:
        | listener          |
        | an HTTPS listener |
        | an SSL listener   |

  @response.certificates
  Rule: The answer to an HTTPS listener names the SNI certificates

    Scenario: The SNI certificate of an HTTPS listener is repeated
      When the consumer adds an HTTPS listener with an SNI certificate
      Then the listener is accepted
      And the answer repeats the SNI certificates
