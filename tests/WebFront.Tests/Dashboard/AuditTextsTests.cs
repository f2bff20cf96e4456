using System.Reflection;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.WebFront.Dashboard.People;

namespace Chatbotics.WebFront.Tests.Dashboard;

/// <summary>Every act that the audit log knows is said in words.</summary>
public sealed class AuditTextsTests
{
    public static TheoryData<string> Actions =>
    [
        .. typeof(AuditActions).Assembly.GetTypes().Where(static type => type.Name.EndsWith("AuditActions", StringComparison.Ordinal))
            .SelectMany(static type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(static known => known is { IsLiteral: true } && known.FieldType == typeof(string))
            .Select(static known => (string)known.GetRawConstantValue()!),
    ];

    [Theory]
    [MemberData(nameof(Actions))]
    public void Every_action_has_words(string action)
    {
        var text = AuditTexts.What(new AuditNote { Id = Guid.Empty, At = DateTimeOffset.UnixEpoch, ActorKind = AuditActorKind.System, Action = action }, static id => id);
        Assert.NotEqual(action.Replace('_', ' ').Replace(".", ": ", StringComparison.Ordinal), text);
    }
}
