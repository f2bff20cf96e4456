namespace Chatbotics.Grains.Abstractions.Audit;

/// <summary>What is done to AI agents and their knowledge, as the audit log calls it. The target is the agent's, or the knowledge base's, id.</summary>
public static class AgentAuditActions
{
    /// <summary>An agent was made.</summary>
    public const string Created = "agent.created";

    /// <summary>A draft was changed; <c>parts</c> says where: tools, budgets, knowledge, ….</summary>
    public const string Changed = "agent.changed";

    /// <summary>A version was published; <c>version</c> says which.</summary>
    public const string Published = "agent.published";

    /// <summary>A kept version became the draft again; <c>version</c> says which.</summary>
    public const string RolledBack = "agent.rolled_back";

    /// <summary>An agent was taken off customers.</summary>
    public const string Stopped = "agent.stopped";

    /// <summary>An agent was deleted.</summary>
    public const string Deleted = "agent.deleted";

    /// <summary>A secret of an agent's tools was set; <c>secret</c> names it.</summary>
    public const string SecretSet = "agent.secret_set";

    /// <summary>A secret of an agent's tools was deleted; <c>secret</c> names it.</summary>
    public const string SecretDeleted = "agent.secret_deleted";

    /// <summary>What the workspace's agents may spend in a day was changed.</summary>
    public const string LimitChanged = "agent.limit_changed";

    /// <summary>A knowledge base was made or changed.</summary>
    public const string KnowledgeChanged = "knowledge.changed";

    /// <summary>A source was added to a knowledge base.</summary>
    public const string SourceAdded = "knowledge.source_added";

    /// <summary>A source was removed from a knowledge base.</summary>
    public const string SourceRemoved = "knowledge.source_removed";

    /// <summary>A knowledge base was deleted.</summary>
    public const string KnowledgeDeleted = "knowledge.deleted";
}
