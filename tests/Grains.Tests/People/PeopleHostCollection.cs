namespace Chatbotics.Grains.Tests.People;

/// <summary>The tests that share one silo.</summary>
[CollectionDefinition(Name)]
public sealed class PeopleHostCollection : ICollectionFixture<PeopleHost>
{
    public const string Name = "grains around people";
}
