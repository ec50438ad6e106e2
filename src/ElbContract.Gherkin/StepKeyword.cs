namespace ElbContract.Gherkin;

/// <summary>And, But and * take the keyword before them.</summary>
internal enum StepKeyword
{
    Given,
    When,
    Then,
}
