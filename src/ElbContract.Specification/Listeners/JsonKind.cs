namespace ElbContract.Specification.Listeners;

/// <summary>What stands at a field of a JSON body.</summary>
public enum JsonKind
{
    /// <summary>The field is not there.</summary>
    Absent,
    Null,
    String,

    /// <summary>A number written without fraction and exponent that fits 64 bits.</summary>
    Integer,

    /// <summary>Any other number.</summary>
    Fraction,
    True,
    False,
    Array,
    Object,
}

/// <summary>What a body is as a whole.</summary>
public enum DocumentForm
{
    /// <summary>No byte, or white space only.</summary>
    Empty,

    /// <summary>Not JSON.</summary>
    Malformed,

    /// <summary>JSON, but an array, a string, a number, a literal.</summary>
    NotAnObject,
    Object,
}
