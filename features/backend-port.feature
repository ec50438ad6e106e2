Feature: Backend port

  A listener forwards to one port of its backends.

  Background:
    Given a public network load balancer

  @backend-port.mandatory
  Rule: A listener has a backend port

    Scenario: A listener without a backend port is refused
      When the consumer adds a listener without a backend port
      Then the listener is refused

    Scenario: A listener whose backend port is null is refused
      When the consumer adds a listener whose backend port is null
      Then the listener is refused

  @backend-port.type
  Rule: A backend port is a whole number

    Scenario Outline: A listener whose backend port is <kind> is refused
      When the consumer adds a listener whose backend port is <kind>
      Then the listener is refused

      Examples:
        | kind               |
        | a string of digits |
        | a word             |
        | a fraction         |
        | a Boolean          |
        | a list             |
        | an object          |

  @backend-port.range
  Rule: A backend port is a number from 1 to 65535

    Scenario Outline: A listener with backend port <number> is <outcome>
      When the consumer adds a listener with backend port <number>
      Then the listener is <outcome>

      Examples: Below the lowest port
        | number | outcome |
        | 0      | refused |
        | -1     | refused |
        | -80    | refused |

      Examples: The lowest and the highest port
        | number | outcome  |
        | 1      | accepted |
        | 65535  | accepted |

      Examples: Above the highest port, and numbers that overflow smaller integers
        | number     | outcome |
        | 65536      | refused |
        | 65616      | refused |
        | 4294967376 | refused |

    Scenario Outline: Backend port <number> of <listener> is <outcome>
      When the consumer adds <listener> with backend port <number>
      Then the listener is <outcome>

      Examples: The limits are the same with every protocol
        | listener          | number | outcome  |
        | a TCP listener    | 0      | refused  |
        | a TCP listener    | 1      | accepted |
        | a TCP listener    | 65535  | accepted |
        | a TCP listener    | 65536  | refused  |
        | an HTTPS listener | 0      | refused  |
        | an HTTPS listener | 1      | accepted |
        | an HTTPS listener | 65535  | accepted |
        | an HTTPS listener | 65536  | refused  |
        | an SSL listener   | 0      | refused  |
        | an SSL listener   | 1      | accepted |
        | an SSL listener   | 65535  | accepted |
        | an SSL listener   | 65536  | refused  |
        | a UDP listener    | 0      | refused  |
        | a UDP listener    | 1      | accepted |
        | a UDP listener    | 65535  | accepted |
        | a UDP listener    | 65536  | refused  |
