Feature: Listener name

  A listener has a name of letters, digits, underscores and hyphens.

  Background:
    Given a public network load balancer

  @name.mandatory
  Rule: A listener has a name

    Scenario: A listener without a name is refused
      When the consumer adds a listener without a name
      Then the listener is refused

    Scenario: A listener whose name is null is refused
      When the consumer adds a listener whose name is null
      Then the listener is refused

  @name.type
  Rule: A name is text

    Scenario Outline: A listener whose name is <kind> is refused
      When the consumer adds a listener whose name is <kind>
      Then the listener is refused

      Examples:
        | kind      |
        | a number  |
        | a Boolean |
        | a list    |
        | an object |

  @name.length
  Rule: A name is 1 to 64 characters long

    Scenario Outline: A name of <length> characters is <outcome>
      When the consumer adds a listener with a name of <length> characters
      Then the listener is <outcome>

      Examples: Below the shortest name
        | length | outcome |
        | 0      | refused |

      Examples: The shortest and the longest name
        | length | outcome  |
        | 1      | accepted |
        | 64     | accepted |

      Examples: Above the longest name
        | length | outcome |
        | 65     | refused |
        | 255    | refused |

    Scenario Outline: A name of <length> characters on <listener> is <outcome>
      When the consumer adds <listener> with a name of <length> characters
      Then the listener is <outcome>

      Examples: The limits are the same with every protocol
        | listener          | length | outcome  |
        | a TCP listener    | 0      | refused  |
        | a TCP listener    | 64     | accepted |
        | a TCP listener    | 65     | refused  |
        | an HTTPS listener | 0      | refused  |
        | an HTTPS listener | 64     | accepted |
        | an HTTPS listener | 65     | refused  |
        | an SSL listener   | 0      | refused  |
        | an SSL listener   | 64     | accepted |
        | an SSL listener   | 65     | refused  |
        | a UDP listener    | 0      | refused  |
        | a UDP listener    | 64     | accepted |
        | a UDP listener    | 65     | refused  |

  @name.characters
  Rule: A name consists of ASCII letters, digits, underscores and hyphens

    Scenario Outline: A name with <kind> is accepted
      When the consumer adds a listener with name <name>
      Then the listener is accepted

      Examples: Each kind of character
        | kind               | name       |
        | lower-case letters | listener   |
        | upper-case letters | LISTENER   |
        | both letter cases  | webTraffic |
        | digits only        | 20150915   |
        | underscores only   | ___        |
        | hyphens only       | ---        |

      Examples: Each kind of character in front
        | kind                   | name      |
        | a digit in front       | 9lives    |
        | a hyphen in front      | -listener |
        | an underscore in front | _listener |

      Examples: Each kind of character inside and at the end
        | kind                     | name         |
        | a hyphen inside          | web-listener |
        | an underscore inside     | web_listener |
        | a digit at the end       | listener7    |
        | a hyphen at the end      | listener-    |
        | an underscore at the end | listener_    |

    Scenario Outline: A name with <character> inside is refused
      When the consumer adds a listener with a name containing <character>
      Then the listener is refused

      Examples: Punctuation
        | character                |
        | a dot                    |
        | a comma                  |
        | a colon                  |
        | a slash                  |
        | a backslash              |
        | an at sign               |
        | a plus sign              |
        | an ampersand             |
        | a percent sign           |
        | a quotation mark         |
        | an apostrophe            |
        | an opening angle bracket |
        | a closing angle bracket  |

      Examples: White space
        | character  |
        | a space    |
        | a tab      |
        | a new line |

      Examples: Symbols outside ASCII
        | character   |
        | a euro sign |

    Scenario Outline: A name <position> a space is refused
      When the consumer adds a listener with a name <position> a space
      Then the listener is refused

      Examples: At either end
        | position      |
        | starting with |
        | ending with   |

    Scenario Outline: The outcome of a name with <character> inside is not documented
      When the consumer adds a listener with a name containing <character>
      Then the outcome is not documented

      Examples: Letters outside ASCII
        | character           |
        | an accented letter  |
        | a Greek letter      |
        | a Chinese character |
