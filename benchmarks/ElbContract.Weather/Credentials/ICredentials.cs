namespace ElbContract.Weather.Credentials;

/// <summary>A weather that asks for other credentials than the emulator's token.</summary>
internal interface ICredentials
{
    /// <summary>The variables that give them to <c>elb-contract</c>.</summary>
    IEnumerable<(string Key, string Value)> Environment(string endpoint);
}
