using ElbContract.Specification;

namespace ElbContract.Client.Credentials;

/// <summary>What is said of credentials contradicts itself or is not enough. One line that names everything that is wrong; no secret is in
/// it.</summary>
public sealed class CredentialSettingsException(string message) : MistakeException(message);
