namespace Chatbotics.WebFront.Tests.Identity;

/// <summary>The tests that share one server.</summary>
[CollectionDefinition(Name)]
public sealed class IdentityAppCollection : ICollectionFixture<IdentityApp>
{
    public const string Name = "people at the web front";
}
