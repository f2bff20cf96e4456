using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Agents;

namespace Chatbotics.Grains.Agents;

/// <summary>A suite as it is sealed.</summary>
/// <param name="Suite">The tests and their last run.</param>
/// <param name="Draft">The draft that the last run was about; null when it was about none.</param>
/// <param name="Tested">The tests of that run, to tell when they changed.</param>
internal sealed record StoredTests(AgentTestSuite Suite, AgentDefinition? Draft, ImmutableArray<AgentTest> Tested);
