Feature: Listener description

  A listener can have a description.

  Background:
    Given a public network load balancer

  @description.optional
  Rule: A description can be left out

    Scenario: A listener without a description is accepted
      When the consumer adds a listener without a description
      Then the listener is accepted

    Scenario: A listener with an empty description is accepted
      When the consumer adds a listener with description ""
      Then the listener is accepted

    Scenario: The outcome for a listener whose description is null is not documented
      When the consumer adds a listener whose description is null
      Then the outcome is not documented

  @description.type
  Rule: A description is text

    Scenario Outline: A listener whose description is <kind> is refused
      When the consumer adds a listener whose description is <kind>
      Then the listener is refused

      Examples:
        | kind      |
        | a number  |
        | a Boolean |
        | a list    |
        | an object |

  @description.length
  Rule: A description is at most 128 characters long, however many bytes they use

    Scenario Outline: A description of <length> <script> characters is <outcome>
      When the consumer adds a listener with a description of <length> <script> characters
      Then the listener is <outcome>

      Examples: The shortest and the longest description
        | length | script   | outcome  |
        | 0      | ASCII    | accepted |
        | 1      | ASCII    | accepted |
        | 128    | ASCII    | accepted |
        | 128    | accented | accepted |
        | 128    | Chinese  | accepted |

      Examples: Above the longest description
        | length | script   | outcome |
        | 129    | ASCII    | refused |
        | 129    | accented | refused |
        | 1000   | ASCII    | refused |

    Scenario Outline: A description of <length> characters on <listener> is <outcome>
      When the consumer adds <listener> with a description of <length> characters
      Then the listener is <outcome>

      Examples: The limit is the same with every protocol
        | listener          | length | outcome  |
        | a TCP listener    | 128    | accepted |
        | a TCP listener    | 129    | refused  |
        | an HTTPS listener | 128    | accepted |
        | an HTTPS listener | 129    | refused  |
        | an SSL listener   | 128    | accepted |
        | an SSL listener   | 129    | refused  |
        | a UDP listener    | 128    | accepted |
        | a UDP listener    | 129    | refused  |

  @description.characters
  Rule: A description has no angle brackets

    Scenario Outline: A description <position> <character> is <outcome>
      When the consumer adds a listener with a description <position> <character>
      Then the listener is <outcome>

      Examples: Angle brackets, one at a time
        | position      | character                | outcome |
        | starting with | an opening angle bracket | refused |
        | containing    | an opening angle bracket | refused |
        | ending with   | an opening angle bracket | refused |
        | starting with | a closing angle bracket  | refused |
        | containing    | a closing angle bracket  | refused |
        | ending with   | a closing angle bracket  | refused |

      Examples: Every other printable character
        | position      | character           | outcome  |
        | starting with | a space             | accepted |
        | containing    | a space             | accepted |
        | ending with   | a space             | accepted |
        | containing    | a dot               | accepted |
        | containing    | a comma             | accepted |
        | containing    | a colon             | accepted |
        | containing    | a slash             | accepted |
        | containing    | a backslash         | accepted |
        | containing    | an at sign          | accepted |
        | containing    | a plus sign         | accepted |
        | containing    | an ampersand        | accepted |
        | containing    | a percent sign      | accepted |
        | containing    | a quotation mark    | accepted |
        | containing    | an apostrophe       | accepted |
        | containing    | an accented letter  | accepted |
        | containing    | a Greek letter      | accepted |
        | containing    | a Chinese character | accepted |
