namespace ElbContract.Gherkin;

/// <summary>A step says that it is yet to be written.</summary>
public sealed class PendingStepException(string message = "The step is yet to be written.") : Exception(message);

/// <summary>A feature file cannot be read, or says nothing that could be run.</summary>
public sealed class FeatureFileException(string message) : Exception(message);

/// <summary>Step classes and feature files do not fit together: undefined, ambiguous, wrong arity, a bad expression, no
/// conversion.</summary>
public sealed class BindingException(string message) : Exception(message);

/// <summary>A step failed; the message says which and where, the inner exception why.</summary>
public sealed class StepFailedException(string message, Exception inner) : Exception(message, inner);
