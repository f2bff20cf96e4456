namespace Chatbotics.Grains.Tests.Tenancy;

/// <summary>The tests that share one silo.</summary>
[CollectionDefinition(Name)]
public sealed class GrainHostCollection : ICollectionFixture<GrainHost>
{
    public const string Name = "grains around the conversation";
}
