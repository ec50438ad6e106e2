using System.Runtime.CompilerServices;
using ElbContract.Specification.Clauses.Subjects;

namespace ElbContract.Specification.Clauses;

/// <summary>What the clauses say of one request, in the order in which they are asked. Small, because every request has dozens: of those
/// that say that it is accepted, and nothing else, only a bit is kept.</summary>
internal sealed class Rulings
{
    /// <summary>Those that are asked before any parameter is read.</summary>
    private static readonly Clause[] First =
    [
        StatusClauses.SystemError,
        StatusClauses.Unavailable,
        UriClauses.ProjectIdMandatory,
        StatusClauses.NotFound,
        StatusClauses.Unauthorized,
        StatusClauses.Forbidden,
        StatusClauses.BadRequest,
    ];

    /// <summary>All that are asked; a clause's place is its index.</summary>
    private static readonly Clause[] Asked = [.. First, .. Catalogue.Clauses.Where(clause => clause.Request is not null)];

    private ulong _accepting;
    private List<(int Place, Ruling Ruling)>? _others;

    /// <summary>The statuses of all that refuse the request.</summary>
    public StatusSet Rejects { get; private set; }

    /// <summary>The fields whose values in an answer nothing is documented about.</summary>
    public FieldSet Frees { get; private set; }

    public bool HasFree { get; private set; }

    public bool HasEither { get; private set; }

    /// <summary>All of them, in the order in which the clauses were asked.</summary>
    public IEnumerable<(Clause Clause, Ruling Ruling)> All()
    {
        var next = 0;
        for (var place = 0; place < Asked.Length; place++)
        {
            if (IsAccepting(place))
                yield return (Asked[place], Ruling.Accept);
            else if (_others is { } others && next < others.Count && others[next].Place == place)
                yield return (Asked[place], others[next++].Ruling);
        }
    }

    /// <summary>Adds what a clause says that is asked before any parameter is read; in their order.</summary>
    public void Add(Clause clause, Ruling ruling) => Add(Array.IndexOf(First, clause), ruling);

    /// <summary>Adds what all clauses say that are about parameters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(RequestFacts request)
    {
        var asked = Asked;
        for (var place = First.Length; place < asked.Length; place++)
        {
            var ruling = asked[place].Request!(request);
            if (ruling.Applies)
                Add(place, ruling);
        }
    }

    private void Add(int place, Ruling ruling)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(place);
        if (ruling.IsPlainlyAccepting && place < 64)
        {
            _accepting |= 1UL << place;
            return;
        }

        (_others ??= new(4)).Add((place, ruling));
        Frees |= ruling.Frees;
        if (ruling.Strength == Strength.Reject)
            Rejects |= ruling.Statuses;
        HasFree |= ruling.Strength == Strength.Free;
        HasEither |= ruling.Strength == Strength.Either;
    }

    private bool IsAccepting(int place) => place < 64 && (_accepting & (1UL << place)) != 0;
}
