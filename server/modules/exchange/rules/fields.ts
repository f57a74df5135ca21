/**
 * The tables of the national exchange that rows about cases and licences go into: names, types, lengths and what may not
 * be empty. A test compares them with the platform's field list. What every table has in common (id, row_guid, cd_*,
 * data_source) is put on by the sender.
 */

/** How a column is shown to those who may not open it. */
export type Personal = 'name' | 'code' | 'text'

export type Column = {
  readonly title: string
  readonly kind: 'text' | 'number' | 'moment'
  readonly required: boolean
  /** Characters at most. */
  readonly longest?: number
  readonly personal?: Personal
}

export type Value = string | number | null
/** One row: its value by column. */
export type Values = Readonly<Record<string, Value>>

function text(title: string, required: boolean, longest: number, personal?: Personal): Column {
  return { title, kind: 'text', required, longest, personal }
}

function number(title: string, required: boolean): Column {
  return { title, kind: 'number', required }
}

/** `YYYY-MM-DD hh:mm:ss` in Asia/Shanghai. */
function moment(title: string, required: boolean): Column {
  return { title, kind: 'moment', required }
}

export type Table = { readonly title: string; readonly columns: Readonly<Record<string, Column>> }

export const exchangeTables = {
  up_pro_accept: {
    title: '办件受理',
    columns: {
      accept_date: moment('受理时间', true),
      accept_doc_no: text('受理文书编号', false, 50),
      address: text('通讯地址', false, 1000, 'text'),
      apply_date: moment('申请时间', true),
      apply_type: text('申请类型', true, 2),
      applyer_name: text('申请人名称', true, 100, 'name'),
      applyer_page_code: text('申请人证件号码', true, 500, 'code'),
      applyer_page_type: text('申请人证件类型', true, 70),
      applyer_type: text('申请人类型', true, 2),
      catalog_code: text('基本编码', true, 12),
      contact_code: text('联系人/代理人证件号码', false, 50, 'code'),
      contact_mobile: text('联系人手机号码', false, 11, 'code'),
      contact_name: text('联系人/代理人姓名', false, 100, 'name'),
      contact_type: text('联系人/代理人证件类型', false, 6),
      handle_user_name: text('受理人员', false, 100),
      legal: text('法定代表人', false, 100, 'name'),
      local_catalog_code: text('地方基本编码', false, 50),
      local_task_code: text('地方实施编码', false, 50),
      org_code: text('受理部门编码', true, 18),
      org_name: text('受理部门', true, 100),
      project_name: text('办理摘要', false, 1000, 'text'),
      project_no: text('办件编号', true, 50),
      project_type: text('办理类型', true, 2),
      promise_date: moment('承诺办结时间', false),
      task_code: text('实施编码', true, 36),
      task_handle_item: text('业务办理项编码', false, 50),
      task_name: text('事项名称', true, 1000),
      task_version: number('事项版本', true),
      zip_code: text('邮编', false, 6),
    },
  },
  up_pro_material: {
    title: '办件材料',
    columns: {
      get_name: text('收取数量', false, 5),
      get_type: text('收取方式', false, 2),
      material_attach_name: text('附件名称', false, 200, 'text'),
      material_name: text('材料名称', true, 200),
      project_no: text('办件编号', true, 50),
      remark: text('备注', false, 1000, 'text'),
    },
  },
  up_pro_process: {
    title: '办件过程',
    columns: {
      event_end_time: moment('环节结束时间', true),
      event_name: text('业务动作', true, 2),
      event_start_time: moment('环节开始时间', true),
      handle_explain: text('办理意见', true, 2000, 'text'),
      handle_user_name: text('受理人员', true, 100, 'name'),
      process_name: text('办理环节名称', true, 1000),
      project_no: text('办件编号', true, 50),
      remark: text('备注', false, Infinity, 'text'),
    },
  },
  up_pro_special_procedure: {
    title: '办件特别程序',
    columns: {
      applyer_user_name: text('申请人', false, 100, 'name'),
      end_time: moment('特别程序结束时间', true),
      handle_user: text('办理人', false, 100),
      project_no: text('办件编号', true, 50),
      remark: text('备注', false, 1000, 'text'),
      result: text('特别程序结果', false, 2000, 'text'),
      special_explain: text('特别程序办理意见', false, 2000, 'text'),
      special_name: text('特别程序种类名称', true, 1000),
      special_reason: text('特别程序启动理由或依据', true, 2000, 'text'),
      special_time: moment('特别程序开始时间', true),
      special_type: text('特别程序种类', true, 2),
    },
  },
  up_pro_result: {
    title: '办件结果',
    columns: {
      handle_user_name: text('受理人员', false, 100),
      is_delivery_results: text('是否快递递送结果', true, 2),
      project_no: text('办件编号', true, 50),
      remark: text('备注', false, 1000, 'text'),
      result_cetr_name: text('结果证照名称', false, Infinity),
      result_cetr_no: text('结果证照编号', false, 2000),
      result_date: moment('办结时间', true),
      result_explain: text('办件结果描述', false, 2000, 'text'),
      result_type: text('办结结果', true, 2),
      satisfaction: text('满意度', false, 2),
    },
  },
  up_lic_data: {
    title: '电子证照',
    columns: {
      certificate_area_code: text('证照所属管辖属地编码', true, 32),
      certificate_holder: text('持证主体', true, Infinity, 'name'),
      certificate_holder_code: text('持证主体代码', true, Infinity, 'code'),
      certificate_holder_type: text('持证主体代码类型', false, 2000),
      certificate_name: text('证照名称', true, 512),
      certificate_number: text('证照编码', true, 128),
      certificate_source_id: text('电子证照源标识', true, 128),
      certificate_type: text('证照类型名称', true, 256),
      certificate_type_code: text('证照类型代码', true, 64),
      issue_date: text('证照颁发日期', true, 32),
      issue_dept: text('证照颁发机构', true, Infinity),
      issue_dept_code: text('证照颁发机构代码', true, Infinity),
    },
  },
} as const satisfies Record<string, Table>

export type TableName = keyof typeof exchangeTables
export const tableNames = Object.keys(exchangeTables) as TableName[]

export function columnsOf(table: TableName): Readonly<Record<string, Column>> {
  return exchangeTables[table].columns
}

/** The column of the exchange that names a row is missing in one table: there the licence's identifier does. */
export const hasRowGuid = (table: TableName): boolean => table !== 'up_lic_data'
