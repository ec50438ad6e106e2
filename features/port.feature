Feature: Listener port

  A listener accepts its clients on one port of the load balancer.

  Background:
    Given a public network load balancer

  @port.mandatory
  Rule: A listener has a port

    Scenario: A listener without a port is refused
      When the consumer adds a listener without a port
      Then the listener is refused

    Scenario: A listener whose port is null is refused
      When the consumer adds a listener whose port is null
      Then the listener is refused

  @port.type
  Rule: A port is a whole number

    Scenario Outline: A listener whose port is <kind> is refused
      When the consumer adds a listener whose port is <kind>
      Then the listener is refused

      Examples:
        | kind               |
        | a string of digits |
        | a word             |
        | a fraction         |
        | a Boolean          |
        | a list             |
        | an object          |

  @port.range
  Rule: A port is a number from 1 to 65535

    Scenario Outline: A listener with port <number> is <outcome>
      When the consumer adds a listener with port <number>
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

    Scenario Outline: Port <number> of <listener> is refused
      When the consumer adds <listener> with port <number>
      Then the listener is refused

      Examples: The limits are the same with every protocol
        | listener          | number |
        | a TCP listener    | 0      |
        | a TCP listener    | 65536  |
        | an HTTPS listener | 0      |
        | an HTTPS listener | 65536  |
        | an SSL listener   | 0      |
        | an SSL listener   | 65536  |
        | a UDP listener    | 0      |
        | a UDP listener    | 65536  |
