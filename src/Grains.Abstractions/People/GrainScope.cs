namespace Chatbotics.Grains.Abstractions.People;

/// <summary>Whose a grain is, and with that, who may call it.</summary>
public enum GrainScope
{
    /// <summary>A workspace's: its key begins with the tenant id, and callers must be in that workspace. The usual one.</summary>
    Tenant,

    /// <summary>A person's: its key is the account id, and callers must be that person.</summary>
    Account,

    /// <summary>The installation's: only other grains and the engine call it.</summary>
    Engine,

    /// <summary>The installation's, and harmless: everybody may call it.</summary>
    Open,
}
