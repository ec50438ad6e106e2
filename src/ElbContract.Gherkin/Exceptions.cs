namespace ElbContract.Gherkin;

/// <summary>A feature file cannot be read, or says nothing that could be run.</summary>
public sealed class FeatureFileException(string message) : Exception(message);

/// <summary>A step failed, or is undefined, ambiguous or pending; the message says which and where, the inner exception why.</summary>
public sealed class StepFailedException(string message, Exception inner) : Exception(message, inner);
